using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

internal static class GuessablePasswords
{
    public static Refusal? WhyNot(string password, string email) => null;
}
