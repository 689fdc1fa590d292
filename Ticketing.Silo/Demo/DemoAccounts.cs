using Orleans;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Silo.Demo;

/// <summary>The accounts of the demo. Their password is in the README, so they exist in demo mode only.</summary>
internal static class DemoAccounts
{
    /// <summary>The address of the promoter, who owns the demo's venues and shows.</summary>
    public const string PromoterEmail = "promoter@demo.example";

    /// <summary>The address of the buyer.</summary>
    public const string BuyerEmail = "buyer@demo.example";

    /// <summary>The password of both accounts.</summary>
    public const string Password = "demo-Pass-1";

    /// <summary>The promoter's account, the same in every installation.</summary>
    public static readonly Guid Promoter = Guid.ParseExact("0de000000000400080000000000000a1", "N");

    /// <summary>The buyer's account.</summary>
    public static readonly Guid Buyer = Guid.ParseExact("0de000000000400080000000000000b1", "N");

    /// <summary>Makes the accounts that are missing.</summary>
    public static Task EnsureAsync(IGrainFactory grains) => Task.WhenAll(
        EnsureAsync(grains, new SignUp(Promoter, PromoterEmail, "데모 기획사", Password), Role.Promoter),
        EnsureAsync(grains, new SignUp(Buyer, BuyerEmail, "데모 관객", Password), Role.User));

    private static async Task EnsureAsync(IGrainFactory grains, SignUp wish, Role role)
    {
        var profile = await grains.GetGrain<IEmailGrain>(wish.Email).SignUpAs(wish, role);
        if (profile.Refusal?.Code != RefusalCode.EmailTaken) DemoData.Demand(profile.Refusal, wish.Email);
    }
}
